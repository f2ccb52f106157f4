@NullMarked
package org.sekisho.app.record.web;

import org.jspecify.annotations.NullMarked;
