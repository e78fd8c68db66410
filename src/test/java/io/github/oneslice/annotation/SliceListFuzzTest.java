package io.github.oneslice.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** Whatever a person writes for a list of slices: it names the slices that stand there, or is refused with a sentence; dialogs and macros agree. */
class SliceListFuzzTest {

	private static final int SLICES = 40;
	private static final LabelVolume LABELS = labels();

	/** @param first from 1 */
	private record Range(int first, int last, String text) {}

	@Property(tries = 20_000)
	void rangesNameTheirSlices(@ForAll("ranges") List<Range> ranges, @ForAll("separators") String separator) {
		Set<Integer> expected = new TreeSet<>();
		ranges.forEach(range -> IntStream.rangeClosed(range.first, range.last).forEach(expected::add));
		String text = ranges.stream().map(Range::text).collect(Collectors.joining(separator));
		SliceList.requireOrAll("Annotated slices", text);
		assertEquals(expected, read(text), text);
	}

	@Property(tries = 40_000)
	void anyTextIsReadOrRefusedWithASentence(@ForAll @Chars({ '0', '1', '2', '3', '9', '-', ',', ';', ' ', '\t', '\n', 'a', 'l', '+', '.', '中', '٣' }) @StringLength(max = 14) String text) {
		boolean wellFormed = true;
		try {
			SliceList.requireOrAll("Annotated slices", text);
		}
		catch (UserException e) {
			wellFormed = false;
		}
		try {
			Set<Integer> slices = read(text);
			assertTrue(wellFormed, () -> "a dialog refuses \"" + text + "\", which is read as " + slices);
			assertTrue(slices.stream().allMatch(slice -> slice >= 1 && slice <= SLICES), slices::toString);
		}
		catch (UserException e) {
			assertTrue(e.getMessage().startsWith("annotated_slices"), e.getMessage());
			assertTrue(!wellFormed || e.getMessage().contains("there are slices 1 to") || text.matches("(?s).*\\d{10}.*"), () -> text + ": " + e.getMessage());
		}
	}

	@Provide
	Arbitrary<List<Range>> ranges() {
		Arbitrary<Integer> slice = Arbitraries.integers().between(1, SLICES);
		return Combinators.combine(slice, slice, Arbitraries.of("-", " - ", "- ", "")).as((a, b, dash) -> dash.isEmpty() ? new Range(a, a, String.valueOf(a)) : new Range(
			Math.min(a, b), Math.max(a, b), Math.min(a, b) + dash + Math.max(a, b))).list().ofMinSize(1).ofMaxSize(6);
	}

	@Provide
	Arbitrary<String> separators() {
		return Arbitraries.of(",", ";", " ", ", ", " ,", ";\t", "\n");
	}

	private static Set<Integer> read(String text) {
		return Annotations.read(LABELS, "labels", new AnnotationRule(SliceAxis.XY, text, AnnotationRule.NONE)).slices().stream().map(AnnotatedSlice::index).map(
			index -> index + 1).collect(Collectors.toCollection(TreeSet::new));
	}

	/** A label on every slice, so that every list says something. */
	private static LabelVolume labels() {
		byte[] values = new byte[2 * SLICES];
		for (int i = 0; i < values.length; i += 2)
			values[i] = 1;
		return Volumes.ofBytes(values, new Extent(2, 1, SLICES), VoxelSize.UNCALIBRATED);
	}
}
