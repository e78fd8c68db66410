package io.github.oneslice.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.types.family.TFloating;

/**
 * Reverse-mode differentiation over a TensorFlow graph (Griewank and Walther 2008, chapter 3).
 * <p>
 * TensorFlow for Java has no gradient for three-dimensional convolutions. Each block therefore records how a gradient at
 * its output becomes gradients at its inputs: either by a rule of its own ({@link #record}), or, where TensorFlow knows
 * every gradient inside the block, by asking for it locally ({@link #apply}). {@link #backward} walks the blocks in
 * reverse and sums what meets at an operand. Blocks that depend on nothing that is watched are not recorded.
 * </p>
 */
public final class Tape {

	private final Ops tf;
	private final List<Step<?>> steps = new ArrayList<>();
	private final Set<Output<?>> watched = new HashSet<>();

	/** Turns the gradient at the output into one at each input; may be null where {@code needed} is false. */
	@FunctionalInterface
	public interface Rule<T extends TFloating> {

		List<Operand<T>> apply(Operand<T> outputGradient, boolean[] needed);
	}

	private record Step<T extends TFloating>(Operand<T> output, List<Operand<T>> inputs, Rule<T> rule) {}

	public Tape(Ops tf) {
		this.tf = tf;
	}

	public Ops ops() {
		return tf;
	}

	/** Asks for the gradient at this operand. */
	public <T extends TFloating> Operand<T> watch(Operand<T> operand) {
		watched.add(operand.asOutput());
		return operand;
	}

	/** Records a block with its own backward rule. */
	public <T extends TFloating> Operand<T> record(Operand<T> output, List<Operand<T>> inputs, Rule<T> rule) {
		if (inputs.stream().anyMatch(input -> watched.contains(input.asOutput()))) {
			steps.add(new Step<>(output, List.copyOf(inputs), rule));
			watched.add(output.asOutput());
		}
		return output;
	}

	/**
	 * Builds a block from operations whose gradients TensorFlow knows, and records it.
	 *
	 * @param block builds the output from the inputs; it must use no other differentiable operand
	 */
	public <T extends TFloating> Operand<T> apply(List<Operand<T>> inputs, Function<List<Operand<T>>, Operand<T>> block) {
		// TensorFlow follows every path from output to input: own copies of the inputs keep it inside the block.
		List<Operand<T>> own = inputs.stream().<Operand<T>> map(tf::identity).toList();
		Operand<T> output = block.apply(own);
		return record(output, inputs, (gradient, needed) -> localGradients(output, own, gradient, needed));
	}

	/** {@link #apply(List, Function)} for a block of one input. */
	public <T extends TFloating> Operand<T> apply(Operand<T> input, Function<Operand<T>, Operand<T>> block) {
		return apply(List.of(input), inputs -> block.apply(inputs.get(0)));
	}

	/**
	 * The gradients of a scalar.
	 *
	 * @param loss a scalar that was computed on this tape
	 * @param operands watched operands
	 * @return one gradient an operand
	 * @throws IllegalArgumentException if the scalar does not depend on an operand
	 */
	public <T extends TFloating> List<Operand<T>> backward(Operand<T> loss, List<? extends Operand<T>> operands) {
		Map<Output<?>, Operand<?>> gradients = new HashMap<>();
		gradients.put(loss.asOutput(), tf.onesLike(loss));
		for (int i = steps.size() - 1; i >= 0; i--)
			back(steps.get(i), gradients);
		List<Operand<T>> result = new ArrayList<>();
		for (Operand<T> operand : operands) {
			Operand<T> gradient = get(gradients, operand);
			if (gradient == null) throw new IllegalArgumentException("The loss does not depend on " + operand.op().name());
			result.add(gradient);
		}
		return result;
	}

	/** Whether the loss depends on a watched operand. */
	public boolean reaches(Operand<?> operand, Operand<?> loss) {
		Set<Output<?>> needed = new HashSet<>(Set.of(loss.asOutput()));
		for (int i = steps.size() - 1; i >= 0; i--)
			if (needed.contains(steps.get(i).output.asOutput())) for (Operand<?> input : steps.get(i).inputs)
				needed.add(input.asOutput());
		return needed.contains(operand.asOutput());
	}

	private <T extends TFloating> void back(Step<T> step, Map<Output<?>, Operand<?>> gradients) {
		Operand<T> gradient = get(gradients, step.output);
		if (gradient == null) return;
		boolean[] needed = new boolean[step.inputs.size()];
		for (int i = 0; i < needed.length; i++)
			needed[i] = watched.contains(step.inputs.get(i).asOutput());
		List<Operand<T>> inputGradients = step.rule.apply(gradient, needed);
		for (int i = 0; i < needed.length; i++) {
			if (!needed[i]) continue;
			Operand<T> before = get(gradients, step.inputs.get(i));
			Operand<T> added = inputGradients.get(i);
			gradients.put(step.inputs.get(i).asOutput(), before == null ? added : tf.math.add(before, added));
		}
	}

	private <T extends TFloating> List<Operand<T>> localGradients(Operand<T> output, List<Operand<T>> inputs,
		Operand<T> gradient, boolean[] needed)
	{
		List<Operand<T>> asked = new ArrayList<>();
		for (int i = 0; i < needed.length; i++)
			if (needed[i]) asked.add(inputs.get(i));
		Gradients local = tf.gradients(List.of(output), asked, Gradients.dx(List.of(gradient)));
		List<Operand<T>> result = new ArrayList<>(Collections.nCopies(needed.length, null));
		for (int i = 0, j = 0; i < needed.length; i++)
			if (needed[i]) result.set(i, local.dy(j++));
		return result;
	}

	@SuppressWarnings("unchecked")
	private static <T extends TFloating> Operand<T> get(Map<Output<?>, Operand<?>> gradients, Operand<T> operand) {
		return (Operand<T>) gradients.get(operand.asOutput());
	}
}
