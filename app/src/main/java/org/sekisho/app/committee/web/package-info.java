@NullMarked
package org.sekisho.app.committee.web;

import org.jspecify.annotations.NullMarked;
