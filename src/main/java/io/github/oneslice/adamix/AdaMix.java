package io.github.oneslice.adamix;

import java.util.random.RandomGenerator;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.network.NetworkSession;

/** The perturbation of AdaMix (Shen et al. 2026, section 3), applied to every other batch by chance. */
public final class AdaMix implements Mixing {

	private static final double PROBABILITY = 0.5;

	private final PatchSwap swap;
	private final Curriculum curriculum;
	private final Placeholder<TFloat32> age;
	private final Placeholder<TInt32> applied;

	AdaMix(Ops tf, PatchSwap swap, Curriculum curriculum) {
		this.swap = swap;
		this.curriculum = curriculum;
		age = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
		applied = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
	}

	@Override
	public Maps mix(Ops tf, Maps own, Maps other, Operand<TFloat32> loss) {
		Curriculum.Plan plan = curriculum.plan(tf, loss, age);
		Curriculum.Plan chance = new Curriculum.Plan(plan.weight(), plan.easy(), tf.math.mul(plan.patches(), applied));
		Operand<TInt32> sources = swap.sources(tf, own.confidence(), other.confidence(), chance);
		return new Maps(swap.apply(tf, own.image(), other.image(), sources), swap.apply(tf, own.label(), other.label(), sources), swap
			.apply(tf, own.confidence(), other.confidence(), sources), swap.apply(tf, own.weight(), other.weight(), sources));
	}

	@Override
	public NetworkSession.Run feed(NetworkSession.Run run, int samples, double progress, RandomGenerator random) {
		return run.feed(age, new float[] { (float) AgeSchedule.atProgress(progress) }).feed(applied, new int[] { random
			.nextDouble() < PROBABILITY ? 1 : 0 });
	}
}
