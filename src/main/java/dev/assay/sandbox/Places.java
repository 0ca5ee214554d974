package dev.assay.sandbox;

import java.util.List;

/**
 * What programs of files find of the machine, besides the shared libraries.
 *
 * @param readable files and directories, as they really are
 * @param executable files, or directories of which each file may be executed
 */
public record Places(List<String> readable, List<String> executable) {
    public Places {
        readable = List.copyOf(readable);
        executable = List.copyOf(executable);
    }
}
