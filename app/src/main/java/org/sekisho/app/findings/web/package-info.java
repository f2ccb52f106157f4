/** The page of findings, and what stands of them on other pages. */
@NullMarked
package org.sekisho.app.findings.web;

import org.jspecify.annotations.NullMarked;
