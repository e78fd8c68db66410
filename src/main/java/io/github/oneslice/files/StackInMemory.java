package io.github.oneslice.files;

import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;

/**
 * A volume that is at hand, or its labels.
 *
 * @param volume grey values; null where there are labels
 * @param labels labels; null where there are grey values
 */
public record StackInMemory(String name, Volume volume, LabelVolume labels) implements VolumeSource {

	public static StackInMemory of(String name, Volume volume) {
		return new StackInMemory(name, volume, null);
	}

	public static StackInMemory of(String name, LabelVolume labels) {
		return new StackInMemory(name, null, labels);
	}

	@Override
	public Header header() {
		return volume == null ? new Header(labels.size(), labels.voxelSize()) : new Header(volume.size(), volume.voxelSize());
	}
}
