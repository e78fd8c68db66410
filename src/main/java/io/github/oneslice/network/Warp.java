package io.github.oneslice.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Spatial transformer for slices (Jaderberg et al. 2015): output(p) = input(p + u(p)), corners aligned, zero outside.
 * Images are [batch, row, column, channel], displacements u [batch, row, column, 2] in voxels, row first.
 */
public final class Warp {

	private final Ops tf;
	private final Operand<TInt32> size;
	private final Operand<TInt32> rows;
	private final Operand<TInt32> columns;
	private final Operand<TFloat32> targetRow;
	private final Operand<TFloat32> targetColumn;

	public Warp(Ops tf, Operand<TFloat32> displacement) {
		this.tf = tf;
		size = tf.shape(displacement);
		rows = entry(size, 1);
		columns = entry(size, 2);
		Operand<TFloat32> rowGrid = tf.reshape(toFloat(range(rows)), tf.constant(new int[] { 1, -1, 1 }));
		Operand<TFloat32> columnGrid = tf.reshape(toFloat(range(columns)), tf.constant(new int[] { 1, 1, -1 }));
		targetRow = tf.math.add(component(displacement, 0), rowGrid);
		targetColumn = tf.math.add(component(displacement, 1), columnGrid);
	}

	/** Bilinear interpolation; differentiable in image and displacement. */
	public Operand<TFloat32> bilinear(Operand<TFloat32> image) {
		Operand<TFloat32> top = tf.math.floor(targetRow);
		Operand<TFloat32> left = tf.math.floor(targetColumn);
		Operand<TFloat32> bottomWeight = tf.math.sub(targetRow, top);
		Operand<TFloat32> rightWeight = tf.math.sub(targetColumn, left);
		Operand<TFloat32> one = tf.constant(1f);
		Operand<TFloat32> topWeight = tf.math.sub(one, bottomWeight);
		Operand<TFloat32> leftWeight = tf.math.sub(one, rightWeight);
		Operand<TFloat32> bottom = tf.math.add(top, one);
		Operand<TFloat32> right = tf.math.add(left, one);
		Operand<TFloat32> upper = tf.math.add(weighted(image, top, left, topWeight, leftWeight), weighted(image, top, right,
			topWeight, rightWeight));
		Operand<TFloat32> lower = tf.math.add(weighted(image, bottom, left, bottomWeight, leftWeight), weighted(image, bottom,
			right, bottomWeight, rightWeight));
		return tf.math.add(upper, lower);
	}

	private Operand<TFloat32> weighted(Operand<TFloat32> image, Operand<TFloat32> row, Operand<TFloat32> column,
		Operand<TFloat32> rowWeight, Operand<TFloat32> columnWeight)
	{
		return tf.math.mul(sample(image, row, column), tf.expandDims(tf.math.mul(rowWeight, columnWeight), tf.constant(3)));
	}

	/** The image at whole-numbered positions [batch, row, column], zero outside. */
	private Operand<TFloat32> sample(Operand<TFloat32> image, Operand<TFloat32> row, Operand<TFloat32> column) {
		Operand<TFloat32> lastRow = toFloat(tf.math.sub(rows, tf.constant(1)));
		Operand<TFloat32> lastColumn = toFloat(tf.math.sub(columns, tf.constant(1)));
		Operand<TFloat32> inside = tf.math.mul(within(row, lastRow), within(column, lastColumn));
		Operand<TInt32> r = toInt(clip(row, lastRow));
		Operand<TInt32> c = toInt(clip(column, lastColumn));
		Operand<TInt32> first = tf.math.mul(range(entry(size, 0)), tf.math.mul(rows, columns));
		Operand<TInt32> index = tf.math.add(tf.math.add(tf.math.mul(r, columns), c), tf.reshape(first, tf.constant(new int[] {
			-1, 1, 1 })));
		Operand<TInt32> imageSize = tf.shape(image);
		Operand<TFloat32> flat = tf.reshape(image, tf.stack(List.of(tf.constant(-1), entry(imageSize, 3))));
		Operand<TFloat32> values = tf.gather(flat, index, tf.constant(0));
		return tf.math.mul(values, tf.expandDims(tf.stopGradient(inside), tf.constant(3)));
	}

	private Operand<TFloat32> within(Operand<TFloat32> position, Operand<TFloat32> last) {
		return tf.math.mul(toFloat(tf.math.greaterEqual(position, tf.constant(0f))), toFloat(tf.math.lessEqual(position,
			last)));
	}

	private Operand<TFloat32> clip(Operand<TFloat32> position, Operand<TFloat32> last) {
		return tf.math.maximum(tf.constant(0f), tf.math.minimum(position, last));
	}

	private Operand<TFloat32> component(Operand<TFloat32> displacement, int index) {
		return tf.reshape(tf.slice(displacement, tf.constant(new int[] { 0, 0, 0, index }), tf.constant(new int[] { -1, -1, -1,
			1 })), FirstAxis.part(tf, size, 0, 3));
	}

	private Operand<TInt32> entry(Operand<TInt32> vector, int index) {
		return tf.reshape(FirstAxis.part(tf, vector, index, 1), tf.constant(new int[0]));
	}

	private Operand<TInt32> range(Operand<TInt32> count) {
		return tf.range(tf.constant(0), count, tf.constant(1));
	}

	private Operand<TFloat32> toFloat(Operand<?> values) {
		return tf.dtypes.cast(values, TFloat32.class);
	}

	private Operand<TInt32> toInt(Operand<TFloat32> values) {
		return tf.dtypes.cast(values, TInt32.class);
	}
}
