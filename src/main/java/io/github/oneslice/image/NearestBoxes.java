package io.github.oneslice.image;

/** Labels brought to another size by {@link Resampling#nearest}, box by box. */
public record NearestBoxes(Boxes source, Extent size) implements Boxes {

	@Override
	public float[][] read(Box box) {
		Box needed = box;
		for (int axis = 0; axis < 3; axis++)
			needed = needed.with(axis, source(axis, box.start().along(axis)), source(axis, box.end(axis) - 1) + 1);
		float[][] maps = source.read(needed);
		for (int map = 0; map < maps.length; map++)
			maps[map] = pick(maps[map], needed, box);
		return maps;
	}

	private float[] pick(float[] values, Box from, Box to) {
		float[] result = new float[to.size().voxels()];
		for (int z = 0, i = 0; z < to.size().z(); z++)
			for (int y = 0; y < to.size().y(); y++) {
				int row = from.size().index(0, source(1, to.start().y() + y) - from.start().y(), source(2, to.start().z() + z) - from.start().z());
				for (int x = 0; x < to.size().x(); x++, i++)
					result[i] = values[row + source(0, to.start().x() + x) - from.start().x()];
			}
		return result;
	}

	private int source(int axis, int index) {
		int length = source.size().along(axis);
		return Math.min(length - 1, (int) ((index + 0.5) * length / size.along(axis)));
	}
}
