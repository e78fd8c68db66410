package io.github.oneslice.engine;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import org.apposed.appose.NDArray.DType;
import org.apposed.appose.NDArray.Shape;
import org.apposed.appose.NDArray;

import io.github.oneslice.error.UserException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.nio.ByteBufferAccess;
import net.imglib2.img.basictypeaccess.nio.FloatBufferAccess;
import net.imglib2.img.basictypeaccess.nio.ShortBufferAccess;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Cast;

/**
 * How the voxels of one volume lie in a block of shared memory: x fastest, in the byte order of the machine.
 *
 * @param type name of the number type: uint8, uint16, or float32 for everything else
 * @param width voxels along x
 * @param height voxels along y
 * @param depth voxels along z
 */
record VoxelLayout(String type, int width, int height, int depth) implements Serializable {

	/** Where Linux shows its shared memory; missing elsewhere. */
	private static final File SHARED_MEMORY = new File("/dev/shm");

	static VoxelLayout of(RandomAccessibleInterval<? extends RealType<?>> voxels) {
		RealType<?> type = voxels.getType();
		DType dType = type instanceof UnsignedByteType ? DType.UINT8 : type instanceof UnsignedShortType ? DType.UINT16 : DType.FLOAT32;
		return new VoxelLayout(dType.label(), (int) voxels.dimension(0), (int) voxels.dimension(1), (int) voxels.dimension(2));
	}

	long bytes() {
		return (long) width * height * depth * dType().bytesPerElement();
	}

	/** A new block of shared memory. It lasts until {@link #free}. */
	NDArray allocate() {
		if (bytes() > Integer.MAX_VALUE) throw new UserException("A stack of " + width + " x " + height + " x " + depth
			+ " voxels is too large to hand over in one piece (more than 2 GB as " + type + "). Convert it to 8 or 16 bit, crop it, or scale it down.");
		long free = SHARED_MEMORY.getUsableSpace();
		if (SHARED_MEMORY.isDirectory() && free < bytes()) throw new UserException("The shared memory of this machine ("
			+ SHARED_MEMORY + ") has " + free / 1_000_000 + " MB left, but a stack needs " + bytes() / 1_000_000
			+ " MB. Enlarge it (in a container: --shm-size), or use smaller stacks.");
		return new NDArray(dType(), new Shape(Shape.Order.F_ORDER, width, height, depth));
	}

	/** Copies voxels into a block of this layout. */
	void fill(NDArray block, RandomAccessibleInterval<? extends RealType<?>> voxels) {
		copy(Cast.unchecked(voxels), Cast.unchecked(view(block)));
	}

	/** Copies the voxels out of a block of this layout, so that the block can be freed. */
	RandomAccessibleInterval<? extends RealType<?>> read(NDArray block) {
		return read(Cast.<RandomAccessibleInterval<FloatType>>unchecked(view(block)));
	}

	/**
	 * Gives a block back that {@link #allocate} made, and its memory even where a process that attached it has not let go of it.
	 */
	static void free(NDArray block) {
		Path memory = SHARED_MEMORY.toPath().resolve(block.shm().name());
		if (Files.exists(memory)) try (FileChannel channel = FileChannel.open(memory, StandardOpenOption.WRITE)) {
			channel.truncate(1);
		}
		catch (IOException e) {
			// The system takes it back when the last process lets go of it.
		}
		block.close();
	}

	/**
	 * Lets go of a block that another process made.
	 * <p>
	 * Under Linux, Appose 0.9.0 opens a block twice to attach it and closes it once: a process that attaches many would run out of
	 * descriptors.
	 */
	static void detach(NDArray block) {
		block.close();
		Descriptors.close(new File(SHARED_MEMORY, block.shm().name()));
	}

	/** Not by the name of the constant, which Appose 0.9.0 upper-cases by the locale: in Turkish to UİNT8. */
	private DType dType() {
		return Arrays.stream(DType.values()).filter(known -> known.label().equals(type)).findFirst().orElseThrow();
	}

	private RandomAccessibleInterval<? extends RealType<?>> view(NDArray block) {
		ByteBuffer buffer = block.shm().buf(0, bytes()).order(ByteOrder.nativeOrder());
		return switch (dType()) {
			case UINT8 -> ArrayImgs.unsignedBytes(new ByteBufferAccess(buffer, true), width, height, depth);
			case UINT16 -> ArrayImgs.unsignedShorts(new ShortBufferAccess(buffer, true), width, height, depth);
			default -> ArrayImgs.floats(new FloatBufferAccess(buffer, true), width, height, depth);
		};
	}

	private static <T extends NativeType<T> & RealType<T>> RandomAccessibleInterval<T> read(RandomAccessibleInterval<T> view) {
		RandomAccessibleInterval<T> voxels = new ArrayImgFactory<>(view.getType()).create(view);
		copy(view, voxels);
		return voxels;
	}

	private static <S extends RealType<S>, T extends RealType<T>> void copy(RandomAccessibleInterval<S> from, RandomAccessibleInterval<T> to) {
		LoopBuilder.setImages(from, to).forEachPixel((in, out) -> out.setReal(in.getRealDouble()));
	}
}
