/** Which clauses of a document carry out which clauses of the document above it (基本方針 → 対策基準 → 実施手順). */
@NullMarked
package org.sekisho.policytext.layers;

import org.jspecify.annotations.NullMarked;
