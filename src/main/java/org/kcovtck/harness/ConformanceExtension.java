/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.kcovtck.target.Target;

/** Runs a test that verifies a rule: where the rule applies, on the kernel under test, under watch. */
final class ConformanceExtension implements ExecutionCondition, ParameterResolver, InvocationInterceptor {
    /** Where a launcher session keeps its {@link Conformance}, under its class: its own, or a {@link Borrowed} one. */
    static final String STORE = "kcov-tck";

    /** One that lives longer than a session, which closes all that it keeps and can. */
    record Borrowed(Conformance conformance) {}

    private static final Namespace NAMESPACE = Namespace.create(STORE);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Method> method = context.getTestMethod();
        if (method.isEmpty()) {
            return ConditionEvaluationResult.enabled("not a test");
        }
        return new TestRun(conformance(context), ruleTest(context))
                .reasonAgainst()
                .map(ConditionEvaluationResult::disabled)
                .orElse(ConditionEvaluationResult.enabled("the rule applies"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Target.class;
    }

    @Override
    public Target resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return testRun(context).target();
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        testRun(context).judge(test::proceed);
    }

    private static TestRun testRun(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        return store.computeIfAbsent(
                TestRun.class, key -> new TestRun(conformance(context), ruleTest(context)), TestRun.class);
    }

    private static RuleTest ruleTest(ExtensionContext context) {
        return RuleTest.of(context.getRequiredTestMethod());
    }

    private static Conformance conformance(ExtensionContext context) {
        Store session = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
        Borrowed borrowed = session.get(Borrowed.class, Borrowed.class);
        return borrowed == null
                ? session.computeIfAbsent(
                        Conformance.class, key -> Conformance.fromSystemProperties(), Conformance.class)
                : borrowed.conformance();
    }
}
