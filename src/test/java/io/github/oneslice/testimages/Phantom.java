package io.github.oneslice.testimages;

import java.util.Random;

import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;

/**
 * A made volume with exact labels, anatomy-like: a blob that swells and shifts from slice to slice (label 1), a bent tube
 * beside it (label 2, when asked for), a neighbour of similar grey that is background, a bias field and noise.
 *
 * @param image 8-bit grey values as floats
 * @param labels the exact labels
 */
public record Phantom(Volume image, LabelVolume labels) {

	private static final float BACKGROUND = 70;
	private static final float BLOB = 150;
	private static final float TUBE = 190;
	private static final float NEIGHBOUR = 140;

	/** @param classes 2, or 3 with the tube */
	public static Phantom of(Extent size, VoxelSize voxelSize, int classes, long seed) {
		Random random = new Random(seed);
		double[] phase = random.doubles(6, 0, 2 * Math.PI).toArray();
		double[] bias = random.doubles(3, -0.15, 0.15).toArray();
		float[] grey = new float[size.voxels()];
		byte[] labels = new byte[grey.length];
		for (int z = 0, i = 0; z < size.z(); z++) {
			double t = (z + 0.5) / size.z();
			for (int y = 0; y < size.y(); y++)
				for (int x = 0; x < size.x(); x++, i++) {
					double u = (x + 0.5) / size.x();
					double v = (y + 0.5) / size.y();
					float value = BACKGROUND;
					if (inNeighbour(u, v, t, phase)) value = NEIGHBOUR;
					if (inBlob(u, v, t, phase)) {
						value = BLOB;
						labels[i] = 1;
					}
					if (inTube(u, v, t, phase)) {
						value = TUBE;
						if (classes > 2) labels[i] = 2;
						else labels[i] = 0;
					}
					double field = 1 + bias[0] * (u - 0.5) + bias[1] * (v - 0.5) + bias[2] * (t - 0.5);
					grey[i] = (float) Math.max(0, Math.min(255, Math.rint(value * field + 9 * random.nextGaussian())));
				}
		}
		return new Phantom(Volumes.ofFloats(grey, size, voxelSize), Volumes.ofBytes(labels, size, voxelSize));
	}

	private static boolean inBlob(double u, double v, double t, double[] phase) {
		double along = (t - 0.5) / 0.36;
		if (Math.abs(along) >= 1) return false;
		double centreX = 0.42 + 0.05 * Math.sin(4 * t + phase[0]);
		double centreY = 0.5 + 0.05 * Math.cos(5 * t + phase[1]);
		double radius = 0.2 * Math.sqrt(1 - along * along);
		double angle = Math.atan2(v - centreY, u - centreX);
		double lobed = radius * (1 + 0.2 * Math.sin(2 * angle + 3 * t + phase[2]));
		return Math.hypot(u - centreX, v - centreY) < lobed;
	}

	private static boolean inTube(double u, double v, double t, double[] phase) {
		double centreX = 0.75 + 0.06 * Math.sin(6 * t + phase[3]);
		double centreY = 0.45 + 0.1 * Math.cos(4 * t + phase[4]);
		return Math.hypot(u - centreX, v - centreY) < 0.07;
	}

	private static boolean inNeighbour(double u, double v, double t, double[] phase) {
		double centreX = 0.35 + 0.05 * Math.cos(5 * t + phase[5]);
		return Math.hypot((u - centreX) / 1.4, v - 0.9) < 0.13;
	}
}
