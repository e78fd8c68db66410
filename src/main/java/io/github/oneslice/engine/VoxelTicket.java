package io.github.oneslice.engine;

import java.io.Serializable;

/**
 * Stands for voxels in shared memory.
 *
 * @param number of the block
 * @param layout of the voxels in it
 */
record VoxelTicket(int number, VoxelLayout layout) implements Serializable {}
