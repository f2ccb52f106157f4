package org.sekisho.app.demo;

import org.sekisho.app.Settings;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds while the program runs as a demonstration. In service the beans of this module do not exist. */
final class InDemonstration implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var beans = context.getBeanFactory();
        return beans != null && beans.getSingleton("settings") instanceof Settings settings && settings.demo();
    }
}
