package dev.assay.model.openai;

import dev.assay.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS that trusts a certificate authority of the user's own beside those that Java trusts. */
final class Trust {
    private Trust() {}

    /**
     * A context that also trusts the certificates in a PEM or DER file.
     *
     * @throws UserError where the file cannot be read or holds no certificate
     */
    static SSLContext also(Path caFile) {
        Collection<? extends Certificate> own = certificates(caFile);
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : own) {
                store.setCertificateEntry("own-" + number++, certificate);
            }
            for (TrustManager each : factory(null).getTrustManagers()) {
                if (each instanceof X509TrustManager known) {
                    for (Certificate certificate : known.getAcceptedIssuers()) {
                        store.setCertificateEntry("java-" + number++, certificate);
                    }
                }
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory(store).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS cannot be set up", e);
        }
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static Collection<? extends Certificate> certificates(Path caFile) {
        String fix = "Give the PEM file of the certificate authority that signed the server's certificate.";
        try (InputStream file = Files.newInputStream(caFile)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(file);
            if (all.isEmpty()) {
                throw new UserError("caFile %s: it holds no certificate".formatted(caFile), fix);
            }
            return all;
        } catch (IOException e) {
            throw new UserError("caFile %s: cannot be read: %s".formatted(caFile, e.getMessage()), fix);
        } catch (CertificateException e) {
            throw new UserError("caFile %s: it holds no certificate".formatted(caFile), fix);
        }
    }
}
