"""The floor: the least that does the work. asyncio and aiohttp, one pattern, one file at the end. usage: floor.py URL DATA CONCURRENCY OUT"""
import asyncio, json, re, sys
import aiohttp

url, data, concurrency, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
rows = [json.loads(line) for line in open(data)]
PROMPT = "Solve the problem. End with '#### <number>'.\n\n"

async def main():
    gate, lines = asyncio.Semaphore(concurrency), []
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        async def ask(row):
            body = {"model": "mock", "temperature": 0, "messages": [{"role": "user", "content": PROMPT + row["question"]}]}
            async with gate, session.post(url, json=body) as response:
                text = (await response.json())["choices"][0]["message"]["content"]
            found = re.search(r"#### (-?[0-9.,]+)", text)
            lines.append({"question": row["question"], "reply": text, "right": bool(found) and found.group(1) == row["answer"]})
        await asyncio.gather(*map(ask, rows))
    open(out, "w").writelines(json.dumps(line) + "\n" for line in lines)

asyncio.run(main())
