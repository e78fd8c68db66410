package io.github.oneslice.image;

/** Maps brought to another size by {@link Resampling#linear}, box by box; a box is what the whole would have there. */
public record ResampledBoxes(Boxes source, Extent size) implements Boxes {

	@Override
	public float[][] read(Box box) {
		Box needed = box;
		for (int axis = 0; axis < 3; axis++)
			needed = needed.with(axis, weights(axis, box.start().along(axis)).start(), weights(axis, box.end(axis) - 1).last() + 1);
		float[][] maps = source.read(needed);
		for (int map = 0; map < maps.length; map++)
			maps[map] = resample(maps[map], needed, box);
		return maps;
	}

	/** Axis by axis, in the order in which the whole is. */
	private float[] resample(float[] values, Box from, Box to) {
		float[] result = values;
		Extent size = from.size();
		for (int axis = 0; axis < 3; axis++) {
			if (source.size().along(axis) != this.size.along(axis)) result = alongAxis(result, size, axis, from.start().along(axis), to);
			size = size.with(axis, to.size().along(axis));
		}
		return result;
	}

	private float[] alongAxis(float[] values, Extent size, int axis, int first, Box to) {
		int inner = 1;
		for (int d = 0; d < axis; d++)
			inner *= size.along(d);
		int old = size.along(axis);
		int outer = values.length / (inner * old);
		int length = to.size().along(axis);
		float[] result = new float[size.with(axis, length).voxels()];
		for (int i = 0; i < length; i++) {
			Resampling.Weights weights = weights(axis, to.start().along(axis) + i);
			for (int j = 0; j < weights.values().length; j++)
				for (int o = 0; o < outer; o++)
					Resampling.add(values, (o * old + weights.source(j) - first) * inner, result, (o * length + i) * inner, inner, weights.values()[j]);
		}
		return result;
	}

	private Resampling.Weights weights(int axis, int index) {
		return Resampling.weights(source.size().along(axis), size.along(axis), index);
	}
}
