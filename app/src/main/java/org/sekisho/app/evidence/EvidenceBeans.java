package org.sekisho.app.evidence;

import java.io.IOException;
import java.nio.file.Path;
import org.sekisho.app.shared.Time;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;

/** Where the files of this installation are. */
@Configuration(proxyBeanMethods = false)
class EvidenceBeans {

    @Bean
    Blobs blobs(@Value("${sekisho.home}") Path home) throws IOException {
        return Blobs.open(home.resolve("files"), home.resolve("secrets").resolve("files.key"));
    }

    /** Reactions to what a generator of sample history did happen at the time at which it was done. */
    @Bean
    TaskDecorator sameTime() {
        return Time::carriedInto;
    }
}
