package io.github.oneslice.adamix;

import java.util.random.RandomGenerator;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.settings.MixingSettings;

/** Mixes each sample of a batch with another, in all its maps alike, inside the graph. */
public sealed interface Mixing permits AdaMix, CutMix, NoMixing {

	/**
	 * The maps of a batch.
	 *
	 * @param image [sample, z, y, x, 1]
	 * @param label class indices, [sample, z, y, x]
	 * @param confidence 0 to 1, [sample, z, y, x]
	 * @param weight how much each voxel counts, [sample, z, y, x]
	 * @param doubt how much less it counts where the network does not believe its label, 0 to 1, [sample, z, y, x]
	 */
	record Maps(Operand<TFloat32> image, Operand<TInt32> label, Operand<TFloat32> confidence, Operand<TFloat32> weight, Operand<TFloat32> doubt) {

		/**
		 * Images with what a network says of them as their label.
		 *
		 * @param logits [sample, z, y, x, class]
		 */
		public static Maps pseudoLabelled(Ops tf, Operand<TFloat32> image, Operand<TFloat32> logits, Operand<TFloat32> weight) {
			return new Maps(image, tf.math.argMax(logits, tf.constant(4), TInt32.class), confidence(tf, logits), weight, tf.zerosLike(weight));
		}

		/** The probability of the likeliest class, [sample, z, y, x]. */
		public static Operand<TFloat32> confidence(Ops tf, Operand<TFloat32> logits) {
			return tf.max(tf.nn.softmax(logits), tf.constant(4));
		}
	}

	/**
	 * The way of mixing that settings ask for.
	 *
	 * @param size voxels of a sample along z, y and x
	 */
	static Mixing of(MixingSettings settings, Ops tf, int[] size) {
		int patches = settings.patchesPerAxis();
		return switch (settings.perturbation()) {
			case ADAMIX -> new AdaMix(tf, new PatchSwap(size, new int[] { patches, patches, patches }), new Curriculum(settings.mostPatches()));
			case CUTMIX -> new CutMix(tf, size);
			case NONE -> new NoMixing();
		};
	}

	/**
	 * Hands a tensor on in the steps that mix. What {@link #mix} is given that was computed from it costs nothing in the other
	 * steps; nothing else may be computed from it.
	 */
	default <T extends TNumber> Operand<T> whenMixing(Ops tf, Operand<T> x) {
		return x;
	}

	/**
	 * @param loss of each original sample, [sample]; it is computed only where the mixing asks for it
	 * @return the originals with what was taken from the others; no map may be used of which the original was computed from
	 *         {@link #whenMixing}
	 */
	Maps mix(Ops tf, Maps own, Maps other, Operand<TFloat32> loss);

	/** 1 in a step whose samples are as images are, 0 in one that mixes them; 1 where no step leaves them as they are. */
	default Operand<TFloat32> natural(Ops tf) {
		return tf.constant(1f);
	}

	/**
	 * Draws what this step does.
	 *
	 * @param samples number of samples
	 * @param progress how far training has come, 0 to 1
	 */
	NetworkSession.Run feed(NetworkSession.Run run, int samples, double progress, RandomGenerator random);
}
