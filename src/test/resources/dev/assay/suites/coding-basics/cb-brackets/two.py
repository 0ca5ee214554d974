def brackets_match(text):
    only = "".join(c for c in text if c in "()[]{}")
    size = -1
    while size != len(only):
        size = len(only)
        only = only.replace("()", "").replace("[]", "").replace("{}", "")
    return only == ""
