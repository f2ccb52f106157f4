package org.sekisho.app.identity;

import java.util.Objects;
import org.sekisho.app.Settings;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the program runs as a demonstration; beans with this condition do not exist in service. */
public final class InDemonstration implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Objects.requireNonNull(context.getBeanFactory())
                .getBean(Settings.class)
                .demo();
    }
}
