package dev.assay.sandbox;

/** Runs untrusted programs within limits, apart from files, network and other processes. Safe for use by many threads. */
public interface Sandbox extends AutoCloseable {
    /** How far programs are kept apart. */
    Rung rung();

    /** What runs the programs, for people and records: {@code Python 3.11.2 (/usr/bin/python3.11)}. */
    String runtime();

    /**
     * The same program in the form that starts fastest; worth it for one that is run often. It defines {@code serve(requests, replies)}, which gets
     * two descriptors and is all that runs when the program does, and {@code REHEARSAL}, bytes that serve is given as requests beforehand, a few
     * times, so that what Python makes at the first use of something is made once for many runs. Only for source of our own
     * that holds no secret: every later program may find it in its memory.
     */
    Program prepare(Program program) throws SandboxException, InterruptedException;

    /**
     * The same confinement for programs of files, which find these places as well. Such a program may start threads, but no process and no
     * other program; its directory is for reading. Closing this sandbox closes that one.
     */
    Sandbox with(Places places) throws SandboxException;

    /**
     * Runs a program of files that makes others, as a compiler does: it may write in its directory, and start processes of what it finds
     * in executable places. CPU time is limited for each of its processes.
     */
    Build build(Program program, Limits limits) throws SandboxException, InterruptedException;

    /** Runs a program to its end. */
    Outcome run(Program program, String stdin, Limits limits) throws SandboxException, InterruptedException;

    /** Starts a program that is going to be asked. */
    Conversation start(Program program, Limits limits) throws SandboxException;

    /** Ends the processes that it keeps warm. They end with this JVM, too. */
    @Override
    void close();
}
