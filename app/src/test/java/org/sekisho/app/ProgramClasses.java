package org.sekisho.app;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.ref.SoftReference;

/** The compiled classes of the program, read once and let go when the memory is wanted: they fill 300 MB. */
public final class ProgramClasses {

    private static SoftReference<JavaClasses> read = new SoftReference<>(null);

    private ProgramClasses() {}

    /** All of them, without the tests. */
    public static synchronized JavaClasses all() {
        var classes = read.get();
        if (classes == null) {
            classes = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.sekisho");
            read = new SoftReference<>(classes);
        }
        return classes;
    }
}
