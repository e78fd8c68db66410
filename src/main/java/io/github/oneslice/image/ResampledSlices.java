package io.github.oneslice.image;

import java.util.Map;
import java.util.TreeMap;

/** Maps brought to another size by {@link Resampling#linear} as they are read; keeps the slices that one slice is made of. */
public final class ResampledSlices implements Slices {

	private final Slices source;
	private final Extent size;
	private final Map<Integer, float[][]> recent = new TreeMap<>();

	public ResampledSlices(Slices source, Extent size) {
		this.source = source;
		this.size = size;
	}

	@Override
	public Extent size() {
		return size;
	}

	@Override
	public float[][] slice(int z) {
		Resampling.Weights weights = Resampling.weights(source.size().z(), size.z(), z);
		recent.keySet().removeIf(kept -> kept < weights.first() || kept > weights.last());
		float[][] result = null;
		for (int i = 0; i < weights.values().length; i++) {
			float[][] slice = recent.computeIfAbsent(weights.source(i), this::withinSlice);
			if (result == null) result = new float[slice.length][slice[0].length];
			for (int map = 0; map < result.length; map++)
				Resampling.add(slice[map], 0, result[map], 0, result[map].length, weights.values()[i]);
		}
		return result;
	}

	private float[][] withinSlice(int z) {
		float[][] slice = source.slice(z);
		for (int map = 0; map < slice.length; map++)
			slice[map] = Resampling.linear(slice[map], source.size().with(2, 1), size.with(2, 1));
		return slice;
	}
}
