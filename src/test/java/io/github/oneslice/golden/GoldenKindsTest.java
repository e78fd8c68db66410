package io.github.oneslice.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No golden case goes untested for want of a test of its kind. */
class GoldenKindsTest {

	private static final Set<String> KINDS = Set.of("ramps", "selection_rate", "uncertainty", "pseudo_label", "similarity",
		"warp", "vnet", "contrastive", "metrics", "adamix2d", "adamix3d", "hybrid_loss", "lfme");

	static Stream<Path> files() {
		return GoldenCases.files();
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyCaseIsOfAKindThatIsTested(Path file) {
		GoldenCase golden = GoldenCases.read(file);
		assertTrue(KINDS.contains(golden.kind()), () -> "No test knows the kind \"" + golden.kind() + "\" of " + file);
		assertTrue(golden.name().startsWith(golden.kind()), () -> file + " must be named for its kind, " + golden.kind());
	}

	@Test
	void everyKindHasACase() {
		assertEquals(new TreeSet<>(KINDS), files().map(GoldenCases::read).map(GoldenCase::kind).collect(Collectors.toCollection(
			TreeSet::new)));
	}
}
