package dev.assay.model.openai;

import dev.assay.model.WireTap;
import java.util.Optional;

/**
 * What calls to an endpoint go over.
 *
 * @param tap that hears them all
 */
record Wire(Connection connection, Proxies proxies, Deadlines deadlines, Clocks clocks, Optional<WireTap> tap) {}
