package io.github.oneslice.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apposed.appose.NDArray;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** The shared memory of one message. Made and freed on this side alone: a worker that is killed leaves nothing behind. */
final class Blocks implements AutoCloseable {

	private final List<NDArray> blocks = new ArrayList<>();

	NDArray receive(VoxelLayout layout) {
		NDArray block = layout.allocate();
		blocks.add(block);
		return block;
	}

	VoxelTicket send(RandomAccessibleInterval<? extends RealType<?>> voxels) {
		VoxelLayout layout = VoxelLayout.of(voxels);
		layout.fill(receive(layout), voxels);
		return new VoxelTicket(blocks.size() - 1, layout);
	}

	NDArray get(int number) {
		return blocks.get(number);
	}

	Map<String, NDArray> all() {
		Map<String, NDArray> byNumber = new HashMap<>();
		for (int i = 0; i < blocks.size(); i++)
			byNumber.put(String.valueOf(i), blocks.get(i));
		return byNumber;
	}

	@Override
	public void close() {
		blocks.forEach(VoxelLayout::free);
		blocks.clear();
	}
}
