package io.github.oneslice.image;

import java.util.function.UnaryOperator;

/** Maps f: Z³ → Rⁿ of one size, read box by box, so that they need not be in memory as a whole, in any order. */
public interface Boxes {

	/** Width, height and depth; the voxels may be more than one array can hold. */
	Extent size();

	/**
	 * The values of one box that lies inside, [map][voxel], x fastest. The arrays belong to whoever asked.
	 *
	 * @throws io.github.oneslice.error.UserException if it cannot be read
	 */
	float[][] read(Box box);

	/** The same with each value changed. */
	default Boxes map(UnaryOperator<float[][]> change) {
		Boxes source = this;
		return new Boxes() {

			@Override
			public Extent size() {
				return source.size();
			}

			@Override
			public float[][] read(Box box) {
				return change.apply(source.read(box));
			}
		};
	}
}
