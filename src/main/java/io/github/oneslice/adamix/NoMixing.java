package io.github.oneslice.adamix;

import java.util.random.RandomGenerator;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.network.NetworkSession;

/** Leaves every sample as it is, for comparison. */
public final class NoMixing implements Mixing {

	@Override
	public Maps mix(Ops tf, Maps own, Maps other, Operand<TFloat32> loss) {
		return own;
	}

	@Override
	public NetworkSession.Run feed(NetworkSession.Run run, int samples, double progress, RandomGenerator random) {
		return run;
	}
}
