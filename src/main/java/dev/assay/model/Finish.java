package dev.assay.model;

/** Why a model stopped. */
public enum Finish {
    /** By itself. */
    STOP,
    /** At the token limit or at the end of its context. */
    LENGTH,
    /** The provider's content filter stepped in. */
    FILTER,
    /** It asked for a tool. */
    TOOL,
    /** It said something else, or nothing. */
    UNKNOWN
}
