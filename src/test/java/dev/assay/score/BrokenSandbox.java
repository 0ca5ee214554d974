package dev.assay.score;

import dev.assay.sandbox.Build;
import dev.assay.sandbox.Conversation;
import dev.assay.sandbox.Limits;
import dev.assay.sandbox.Outcome;
import dev.assay.sandbox.Places;
import dev.assay.sandbox.Program;
import dev.assay.sandbox.Rung;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxException;

/** A sandbox in which nothing runs. */
final class BrokenSandbox implements Sandbox {
    @Override
    public Rung rung() {
        return Rung.LANDLOCK;
    }

    @Override
    public String runtime() {
        return "nothing";
    }

    @Override
    public Program prepare(Program program) {
        return program;
    }

    @Override
    public Outcome run(Program program, String stdin, Limits limits) throws SandboxException {
        throw new SandboxException("it is broken");
    }

    @Override
    public Sandbox with(Places places) {
        return this;
    }

    @Override
    public Build build(Program program, Limits limits) throws SandboxException {
        throw new SandboxException("it is broken");
    }

    @Override
    public void close() {}

    @Override
    public Conversation start(Program program, Limits limits) throws SandboxException {
        throw new SandboxException("it is broken");
    }
}
