package dev.assay.sandbox;

/** Runs untrusted programs within limits, apart from files, network and other processes. Safe for use by many threads. */
public interface Sandbox extends AutoCloseable {
    /** How far programs are kept apart. */
    Rung rung();

    /** What runs the programs, for people and records: {@code Python 3.11.2 (/usr/bin/python3.11)}. */
    String runtime();

    /** The same program in the form that starts fastest; worth it for one that is run often. Only for trusted source. */
    Program prepare(Program program) throws SandboxException, InterruptedException;

    /** Runs a program to its end. */
    Outcome run(Program program, String stdin, Limits limits) throws SandboxException, InterruptedException;

    /** Starts a program that is going to be asked. */
    Conversation start(Program program, Limits limits) throws SandboxException;

    /** Ends the processes that it keeps warm. They end with this JVM, too. */
    @Override
    void close();
}
