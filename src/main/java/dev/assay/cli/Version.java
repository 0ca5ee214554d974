package dev.assay.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of Assay and of the Java it runs on. */
final class Version implements IVersionProvider {
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"assay " + text() + " (Java " + Runtime.version().feature() + ")"};
    }
}
