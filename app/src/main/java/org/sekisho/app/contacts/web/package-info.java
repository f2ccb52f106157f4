@NullMarked
package org.sekisho.app.contacts.web;

import org.jspecify.annotations.NullMarked;
