package io.github.oneslice.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Base64;
import java.util.function.Function;

import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.VoxelSize;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Turns a job, an event or an answer into text and back. The voxels of its volumes do not become part of the text: the
 * sender puts them aside and gets a ticket for each, the receiver hands them back for the ticket.
 */
final class Parcel {

	private Parcel() {}

	/** Stands for a {@link Volume} or {@link LabelVolume} in the text. */
	private record Stub(Serializable ticket, VoxelSize voxelSize, boolean labels) implements Serializable {}

	/**
	 * @param putAside takes the voxels of one volume, gives the ticket that stands for them
	 */
	static String write(Serializable object, Function<RandomAccessibleInterval<? extends RealType<?>>, Serializable> putAside) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new Writer(bytes, putAside)) {
			out.writeObject(object);
		}
		catch (IOException e) {
			throw new IllegalStateException("Cannot be sent to another process: " + e.getMessage(), e);
		}
		return Base64.getEncoder().encodeToString(bytes.toByteArray());
	}

	/**
	 * @param handBack gives the voxels that belong to a ticket
	 */
	static Object read(String text, Function<Serializable, RandomAccessibleInterval<? extends RealType<?>>> handBack) {
		try (ObjectInputStream in = new Reader(Base64.getDecoder().decode(text), handBack)) {
			return in.readObject();
		}
		catch (IOException | ClassNotFoundException e) {
			throw new IllegalStateException("Cannot be understood: " + e.getMessage()
				+ ". The worker and ImageJ may have different versions of OneSlice; keep one.", e);
		}
	}

	private static final class Writer extends ObjectOutputStream {

		private final Function<RandomAccessibleInterval<? extends RealType<?>>, Serializable> putAside;

		Writer(OutputStream out, Function<RandomAccessibleInterval<? extends RealType<?>>, Serializable> putAside) throws IOException {
			super(out);
			this.putAside = putAside;
			enableReplaceObject(true);
		}

		@Override
		protected Object replaceObject(Object object) {
			if (object instanceof Volume volume) return new Stub(putAside.apply(volume.voxels()), volume.voxelSize(), false);
			if (object instanceof LabelVolume labels) return new Stub(putAside.apply(labels.voxels()), labels.voxelSize(), true);
			return object;
		}
	}

	private static final class Reader extends ObjectInputStream {

		private final Function<Serializable, RandomAccessibleInterval<? extends RealType<?>>> handBack;

		Reader(byte[] bytes, Function<Serializable, RandomAccessibleInterval<? extends RealType<?>>> handBack) throws IOException {
			super(new ByteArrayInputStream(bytes));
			this.handBack = handBack;
			enableResolveObject(true);
		}

		@Override
		@SuppressWarnings("unchecked")
		protected Object resolveObject(Object object) {
			if (!(object instanceof Stub stub)) return object;
			RandomAccessibleInterval<? extends RealType<?>> voxels = handBack.apply(stub.ticket());
			return stub.labels() ? new LabelVolume((RandomAccessibleInterval<UnsignedByteType>) voxels, stub.voxelSize())
				: new Volume(voxels, stub.voxelSize());
		}

		@Override
		protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
			try {
				return Class.forName(description.getName(), false, Parcel.class.getClassLoader());
			}
			catch (ClassNotFoundException e) {
				return super.resolveClass(description);
			}
		}
	}
}
