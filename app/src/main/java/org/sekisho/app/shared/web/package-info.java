/**
 * What every page needs: the shell around it, texts in the reader's language, refusals as pages, and the permission
 * that each handler declares.
 */
@NullMarked
package org.sekisho.app.shared.web;

import org.jspecify.annotations.NullMarked;
