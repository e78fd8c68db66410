package io.github.oneslice.files;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.oneslice.error.UserException;

/**
 * Whether a TIFF file is as long as it says: a copy that was cut short opens in ImageJ as if it were whole, with black where
 * pixels are missing. Follows the directories of the file and adds up where their pixels lie.
 */
final class TiffLength {

	private static final int WIDTH = 256;
	private static final int HEIGHT = 257;
	private static final int BITS = 258;
	private static final int COMPRESSION = 259;
	private static final int DESCRIPTION = 270;
	private static final int STRIP_OFFSETS = 273;
	private static final int SAMPLES = 277;
	private static final int STRIP_LENGTHS = 279;
	private static final int TILE_OFFSETS = 324;
	private static final int TILE_LENGTHS = 325;
	/** How long the parts of ImageJ's own metadata are. */
	private static final int METADATA_LENGTHS = 50838;
	private static final int UNCOMPRESSED = 1;
	private static final int ENTRY = 12;
	private static final int MOST_ENTRIES = 1000;
	private static final int[] BYTES = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8 };
	/** How ImageJ says that the pixels of more slices follow those of the first directory. */
	private static final Pattern IMAGES = Pattern.compile("(?m)^images=(\\d{1,9})");

	private final RandomAccessFile file;
	private final boolean little;
	private long needed;

	private TiffLength(RandomAccessFile file) throws IOException {
		this.file = file;
		little = file.read() == 'I';
	}

	/** @throws UserException if the file ends before its pixels do */
	static void requireWhole(File file) {
		try (RandomAccessFile open = new RandomAccessFile(file, "r")) {
			TiffLength tiff = new TiffLength(open);
			tiff.follow();
			if (tiff.needed <= open.length()) return;
			throw cutShort(file, null);
		}
		catch (EOFException e) {
			throw cutShort(file, e);
		}
		catch (IOException e) {
			throw ImageFiles.unreadable(file, e);
		}
	}

	private static UserException cutShort(File file, Exception cause) {
		return new UserException("The file " + file + " is cut short: it ends before its pixels do. Copy it again from where it came from.", cause);
	}

	private void follow() throws IOException {
		Set<Long> seen = new HashSet<>();
		long directory = number(4, 4);
		while (directory != 0 && seen.add(directory)) {
			int entries = (int) number(directory, 2);
			if (entries == 0 || entries > MOST_ENTRIES) return; // no directory; what ImageJ makes of it is its affair
			directory(directory + 2, entries, seen.size() == 1);
			directory = number(directory + 2 + (long) entries * ENTRY, 4);
		}
	}

	private void directory(long start, int entries, boolean first) throws IOException {
		long[] offsets = {};
		long[] lengths = {};
		long images = 1;
		long bits = 1;
		long compression = UNCOMPRESSED;
		for (int i = 0; i < entries; i++) {
			long entry = start + (long) i * ENTRY;
			requireInside(entry);
			switch ((int) number(entry, 2)) {
				case COMPRESSION -> compression = values(entry)[0];
				case METADATA_LENGTHS -> needed = Math.max(needed, Arrays.stream(values(entry)).sum());
				case WIDTH, HEIGHT, SAMPLES, BITS -> bits *= values(entry)[0];
				case DESCRIPTION -> images = images(entry);
				case STRIP_OFFSETS, TILE_OFFSETS -> offsets = values(entry);
				case STRIP_LENGTHS, TILE_LENGTHS -> lengths = values(entry);
				default -> {}
			}
		}
		for (int i = 0; i < Math.min(offsets.length, lengths.length); i++)
			needed = Math.max(needed, offsets[i] + lengths[i]);
		if (offsets.length == 0 || compression != UNCOMPRESSED) return;
		boolean stack = first && number(start + (long) entries * ENTRY, 4) == 0;
		needed = Math.max(needed, (stack ? images : 1) * (bits / Byte.SIZE));
		if (stack && images > 1) needed = Math.max(needed, offsets[0] + images * (bits / Byte.SIZE));
	}

	private void requireInside(long entry) throws IOException {
		int type = (int) number(entry + 2, 2);
		long bytes = type < BYTES.length ? BYTES[type] * number(entry + 4, 4) : 0;
		if (bytes > Integer.BYTES) needed = Math.max(needed, number(entry + 8, 4) + bytes);
		if (needed > file.length()) throw new EOFException();
	}

	private long images(long entry) throws IOException {
		long count = number(entry + 4, 4);
		if (count > file.length()) throw new EOFException();
		byte[] text = new byte[(int) count];
		file.seek(count > 4 ? number(entry + 8, 4) : entry + 8);
		file.readFully(text);
		Matcher matcher = IMAGES.matcher(new String(text, StandardCharsets.ISO_8859_1));
		return matcher.find() ? Long.parseLong(matcher.group(1)) : 1;
	}

	private long[] values(long entry) throws IOException {
		int type = (int) number(entry + 2, 2);
		int bytes = type < BYTES.length ? BYTES[type] : 0;
		long count = number(entry + 4, 4);
		if (bytes == 0 || bytes > 4 || count == 0 || count * bytes > file.length()) throw new EOFException();
		long place = count * bytes > 4 ? number(entry + 8, 4) : entry + 8;
		long[] values = new long[(int) count];
		for (int i = 0; i < values.length; i++)
			values[i] = number(place + (long) i * bytes, bytes);
		return values;
	}

	private long number(long place, int bytes) throws IOException {
		file.seek(place);
		long number = 0;
		for (int i = 0; i < bytes; i++) {
			long next = file.readUnsignedByte();
			number |= next << Byte.SIZE * (little ? i : bytes - 1 - i);
		}
		return number;
	}
}
