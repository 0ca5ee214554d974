package dev.assay.score;

import dev.assay.sandbox.Conversation;
import dev.assay.sandbox.SandboxException;

/** Starts processes of one kind. */
interface ProcessStarter {
    Conversation start() throws SandboxException;
}
