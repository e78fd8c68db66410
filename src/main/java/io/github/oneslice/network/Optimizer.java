package io.github.oneslice.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** One step of an optimiser as graph operations. What it remembers lives in {@link Parameters}, to be saved with the rest. */
public sealed interface Optimizer {

	/**
	 * Updates all variables, once all gradients are known.
	 *
	 * @param state holds what the optimiser remembers
	 * @param names one name a variable, the keys of its state
	 * @param rate the learning rate, a scalar
	 * @return run it to take the step
	 */
	Op step(Ops tf, Parameters state, List<String> names, List<Operand<TFloat32>> variables,
		List<Operand<TFloat32>> gradients, Operand<TFloat32> rate);

	/** Stochastic gradient descent with momentum; the weight decay is added to the gradient. */
	record Sgd(double momentum, double weightDecay) implements Optimizer {

		@Override
		public Op step(Ops tf, Parameters state, List<String> names, List<Operand<TFloat32>> variables,
			List<Operand<TFloat32>> gradients, Operand<TFloat32> rate)
		{
			Ops gated = gate(tf, gradients);
			List<Op> updates = new ArrayList<>();
			for (int i = 0; i < variables.size(); i++) {
				Operand<TFloat32> variable = variables.get(i);
				Operand<TFloat32> velocity = slot(state, names.get(i) + "/momentum", variable);
				Operand<TFloat32> gradient = gated.math.add(gated.identity(gradients.get(i)), gated.math.mul(gated.constant(
					(float) weightDecay), variable));
				updates.add(gated.train.applyMomentum(variable, velocity, rate, gradient, gated.constant((float) momentum)));
			}
			return tf.withControlDependencies(updates).noOp();
		}
	}

	/** Adam (Kingma and Ba 2015) with the weight decay apart from the gradient (Loshchilov and Hutter 2019). */
	record AdamW(double weightDecay) implements Optimizer {

		private static final float BETA1 = 0.9f;
		private static final float BETA2 = 0.999f;
		private static final float EPSILON = 1e-8f;

		@Override
		public Op step(Ops tf, Parameters state, List<String> names, List<Operand<TFloat32>> variables,
			List<Operand<TFloat32>> gradients, Operand<TFloat32> rate)
		{
			var power1 = state.get("adam/power1", false, Initialization.constant(1));
			var power2 = state.get("adam/power2", false, Initialization.constant(1));
			Ops gated = gate(tf, gradients);
			Operand<TFloat32> now1 = gated.assign(power1, gated.math.mul(power1, gated.constant(BETA1)));
			Operand<TFloat32> now2 = gated.assign(power2, gated.math.mul(power2, gated.constant(BETA2)));
			List<Op> updates = new ArrayList<>();
			for (int i = 0; i < variables.size(); i++) {
				Operand<TFloat32> variable = variables.get(i);
				Operand<TFloat32> first = slot(state, names.get(i) + "/first", variable);
				Operand<TFloat32> second = slot(state, names.get(i) + "/second", variable);
				Operand<TFloat32> decayed = gated.assignSub(variable, gated.math.mul(gated.math.mul(rate, gated.constant(
					(float) weightDecay)), variable));
				Ops after = tf.withControlDependencies(decayed);
				updates.add(after.train.applyAdam(variable, first, second, now1, now2, rate, after.constant(BETA1), after
					.constant(BETA2), after.constant(EPSILON), after.identity(gradients.get(i))));
			}
			return tf.withControlDependencies(updates).noOp();
		}
	}

	/** Nothing may be updated before every gradient is computed: an early update would be read by a later backward operation. */
	private static Ops gate(Ops tf, List<Operand<TFloat32>> gradients) {
		return tf.withControlDependencies(new ArrayList<Op>(gradients));
	}

	private static Operand<TFloat32> slot(Parameters state, String name, Operand<TFloat32> variable) {
		return state.get(name, false, Initialization.ZERO, variable.asOutput().shape().asArray());
	}
}
