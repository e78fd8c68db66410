package io.github.oneslice.spark.zarr;

import io.github.oneslice.image.Box;
import io.github.oneslice.image.Boxes;
import io.github.oneslice.image.Extent;

/**
 * A volume, or several maps of one, in an array.
 *
 * @param maps the indices, of the axes before z, y and x, of each map
 */
public record ZarrBoxes(ZarrArray array, int[]... maps) implements Boxes {

	@Override
	public Extent size() {
		return array.size();
	}

	@Override
	public float[][] read(Box box) {
		float[][] values = new float[maps.length][];
		for (int map = 0; map < maps.length; map++)
			values[map] = array.read(maps[map], box);
		return values;
	}
}
