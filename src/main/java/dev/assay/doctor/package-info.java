/** What an endpoint and this machine can do, found out by trying. */
@NullMarked
package dev.assay.doctor;

import org.jspecify.annotations.NullMarked;
