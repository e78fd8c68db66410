package io.github.oneslice.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;

class EvaluationTest {

	@Test
	void everyLabelOfEitherSideIsScored() {
		LabelVolume prediction = row(0, 3, 3, 0, 200, 0);
		LabelVolume reference = row(0, 3, 0, 0, 0, 7);
		List<ClassScore> scores = Evaluation.compare("row", prediction, reference);
		assertEquals(List.of(3, 7, 200), scores.stream().map(ClassScore::label).toList());
		assertEquals(2.0 / 3, scores.get(0).metrics().dice(), 1e-12);
		assertEquals(2, scores.get(0).metrics().hd(), 1e-12);
		assertEquals(0, scores.get(1).metrics().dice());
		assertTrue(Double.isNaN(scores.get(2).metrics().assd()));
	}

	@Test
	void volumesOfDifferentSizeAreRefusedWithBothSizes() {
		UserException error = assertThrows(UserException.class, () -> Evaluation.compare("a.tif", row(1, 2),
			row(1, 2, 3)));
		assertEquals("Prediction and reference of a.tif must have the same size, but are 2 x 1 x 1 and 3 x 1 x 1 voxels. Choose two that belong to the same image.", error
			.getMessage());
	}

	@Test
	void theTableEndsWithTheMean(@TempDir Path folder) throws IOException {
		ClassScore first = new ClassScore("a, b", 1, new Metrics(1, 1, 2, 2, 2, 2), "mm");
		ClassScore second = new ClassScore("c", 9, Metrics.MISSED, "mm");
		Path file = folder.resolve("scores.csv");
		new ScoreTable(List.of(first, second)).write(file.toFile());
		assertEquals(List.of("image,class,dice,jaccard,hd,hd95,asd,assd,unit,count",
			"\"a, b\",1,1.000000,1.000000,2.000000,2.000000,2.000000,2.000000,mm,1", "c,9,0.000000,0.000000,NaN,NaN,NaN,NaN,mm,1",
			"mean,,0.500000,0.500000,2.000000,2.000000,2.000000,2.000000,mm,2"), Files.readAllLines(file));
	}

	@Test
	void distancesInSeveralUnitsHaveNoMean() {
		Metrics found = new Metrics(1, 1, 2, 2, 2, 2);
		ScoreTable table = new ScoreTable(List.of(new ClassScore("a", 1, found, "mm"), new ClassScore("b", 1, found, "µm")));
		assertEquals(1, table.mean().dice());
		assertTrue(Double.isNaN(table.mean().hd95()));
	}

	@Test
	void whatCannotBeMeantIsDoubted() {
		LabelVolume plain = Volumes.ofBytes(new byte[] { 0, 1 }, new Extent(2, 1, 1), new VoxelSize(1, 1, 1, "pixel"));
		assertTrue(Evaluation.doubts("a", plain, row(0, 1)).get(0).contains("the prediction has voxels of 1.000 x 1.000 x 1.000 pixel"));
		assertEquals(List.of(), Evaluation.doubts("a", row(0, 1), row(1, 0)));
		assertTrue(Evaluation.doubts("a", row(0, 3), row(1, 0)).get(0).contains("the prediction holds {3}, the reference {1}"));
		LabelVolume micrometres = Volumes.ofBytes(new byte[] { 0, 1 }, new Extent(2, 1, 1), new VoxelSize(2000, 1000, 1000, "micron"));
		assertEquals(List.of(), Evaluation.doubts("a", micrometres, row(1, 1)));
	}

	private static LabelVolume row(int... labels) {
		byte[] bytes = new byte[labels.length];
		for (int i = 0; i < labels.length; i++)
			bytes[i] = (byte) labels[i];
		return Volumes.ofBytes(bytes, new Extent(labels.length, 1, 1), new VoxelSize(2, 1, 1, "mm"));
	}
}
