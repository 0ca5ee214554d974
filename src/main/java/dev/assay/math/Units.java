package dev.assay.math;

import dev.assay.math.Expression.Num;
import dev.assay.math.Expression.Operation;
import dev.assay.math.Expression.Variable;
import dev.assay.math.Form.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads letters after a number as a unit, {@code 24 m/s}: of use where the other side of a comparison has a unit. */
final class Units {
    private Units() {}

    /** The value with its unit, where the expression is a number times letters that are all units. */
    static Optional<Measure> read(Expression expression) {
        if (expression instanceof Operation ratio && ratio.operator() == Operator.DIVIDE) {
            Optional<Measure> top = read(ratio.first());
            String below = letter(ratio.second());
            return below.isEmpty() ? Optional.empty() : top.map(measure -> joined(measure, "/" + below));
        }
        if (!(expression instanceof Operation product) || product.operator() != Operator.MULTIPLY) {
            return Optional.empty();
        }
        List<Expression> numbers = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        String power = "";
        for (Expression factor : product.operands()) {
            boolean raised = factor.is(Operator.POWER);
            Expression base = raised ? ((Operation) factor).first() : factor;
            if (base instanceof Variable variable && power.isEmpty()) {
                letters.append(variable.name());
                power = raised ? "^" + Printer.text(((Operation) factor).second()) : "";
            } else if (letters.isEmpty() && factor.variables().isEmpty()) {
                numbers.add(factor);
            } else {
                return Optional.empty();
            }
        }
        String unit = Lexicon.unit(letters.toString());
        if (numbers.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        Expression value = numbers.size() == 1 ? numbers.get(0) : new Operation(Operator.MULTIPLY, numbers);
        return Optional.of(new Measure(value, unit + power));
    }

    private static Measure joined(Measure measure, String below) {
        String unit = measure.unit() + below;
        return new Measure(measure.value(), unit.equals("mi/h") ? "mph" : unit);
    }

    private static String letter(Expression expression) {
        if (expression instanceof Variable variable) {
            return Lexicon.unit(variable.name());
        }
        boolean raised = expression instanceof Operation power
                && power.operator() == Operator.POWER
                && power.second() instanceof Num;
        if (!raised) {
            return "";
        }
        Operation power = (Operation) expression;
        String base = letter(power.first());
        return base.isEmpty() ? "" : base + "^" + Printer.text(power.second());
    }
}
