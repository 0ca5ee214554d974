/** What a reply says: thinking split off, then the answer found in the text, or the reason why there is none. */
@NullMarked
package dev.assay.answer;

import org.jspecify.annotations.NullMarked;
