/** What a policy names: organs and kinds of staff in its scope, threats, and words that other documents are to use. */
@NullMarked
package org.sekisho.policytext.content;

import org.jspecify.annotations.NullMarked;
