/** The pages of the policy: reading it, its versions, importing and correcting a document. */
@NullMarked
package org.sekisho.app.policy.web;

import org.jspecify.annotations.NullMarked;
