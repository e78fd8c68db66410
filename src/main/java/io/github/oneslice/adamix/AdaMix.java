package io.github.oneslice.adamix;

import java.util.List;
import java.util.random.RandomGenerator;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.SwitchCond;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

import io.github.oneslice.network.NetworkSession;

/** The perturbation of AdaMix (Shen et al. 2026, section 3), applied to every other batch by chance. */
public final class AdaMix implements Mixing {

	private static final double PROBABILITY = 0.5;

	private final PatchSwap swap;
	private final Curriculum curriculum;
	private final Placeholder<TFloat32> age;
	private final Placeholder<TInt32> chance;
	private final Operand<TBool> applied;

	AdaMix(Ops tf, PatchSwap swap, Curriculum curriculum) {
		this.swap = swap;
		this.curriculum = curriculum;
		age = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
		chance = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
		applied = tf.math.equal(chance, tf.constant(1));
	}

	@Override
	public <T extends TNumber> Operand<T> whenMixing(Ops tf, Operand<T> x) {
		return tf.switchCond(x, applied).outputTrue();
	}

	@Override
	public Maps mix(Ops tf, Maps own, Maps other, Operand<TFloat32> loss) {
		Curriculum.Plan plan = curriculum.plan(tf, whenMixing(tf, loss), age);
		Operand<TInt32> sources = swap.sources(tf, whenMixing(tf, own.confidence()), whenMixing(tf, other.confidence()), plan);
		return new Maps(mix(tf, own.image(), other.image(), sources), mix(tf, own.label(), other.label(), sources), mix(tf, own
			.confidence(), other.confidence(), sources), mix(tf, own.weight(), other.weight(), sources), mix(tf, own.doubt(), other.doubt(), sources));
	}

	/** The map after the swap, in a step that does not mix the map as it is: only one of the two is computed. */
	private <T extends TNumber> Operand<T> mix(Ops tf, Operand<T> own, Operand<T> other, Operand<TInt32> sources) {
		SwitchCond<T> original = tf.switchCond(own, applied);
		Operand<T> swapped = swap.apply(tf, original.outputTrue(), whenMixing(tf, other), sources);
		return tf.merge(List.of(original.outputFalse(), swapped)).output();
	}

	@Override
	public Operand<TFloat32> natural(Ops tf) {
		return tf.dtypes.cast(tf.math.logicalNot(applied), TFloat32.class);
	}

	@Override
	public NetworkSession.Run feed(NetworkSession.Run run, int samples, double progress, RandomGenerator random) {
		return run.feed(age, new float[] { (float) AgeSchedule.atProgress(progress) }).feed(chance, new int[] { random
			.nextDouble() < PROBABILITY ? 1 : 0 });
	}
}
