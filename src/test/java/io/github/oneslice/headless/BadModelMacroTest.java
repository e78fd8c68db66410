package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.oneslice.testimages.UntrainedModel;

/** Every kind of harm that comes to a model in every command that takes one: a sentence that says what is wrong. */
class BadModelMacroTest extends WithModel {

	private static final String COMMANDS = """
		Segment... | image=x model=DIR/model
		Segment Folder... | image_folder=DIR/images model=DIR/model output_folder=DIR/o
		Suggest Slice... | image=x model=DIR/model
		Select Samples (SPSS)... | image=x model=DIR/model
		Perturb (AdaMix)... | image=x model=DIR/model
		Train... | image=x labels=y model=DIR/m method=supervised steps=1 settings=[precision=float32] initial_model=DIR/model
		Export Model... | model=DIR/model file=DIR/o name=a authors=b
		Model Info... | model=DIR/model
		""";

	/** Of a file what is found by an expression is replaced; or the file is missing, cut, or altered at its end. */
	private static final String HARMS = """
		no description | model.json missing | 1 1 1 1 1 1 1 1 | There is no model in DIR/model. Choose the folder that Train... wrote.
		no weights | weights.safetensors missing | 1 1 1 1 1 1 1 1 | The model in DIR/model is damaged. Train it again or take it from a backup.
		half a description | model.json cut | 1 1 1 1 1 1 1 1 | The model in DIR/model is damaged. Train it again or take it from a backup.
		half of the weights | weights.safetensors cut | 1 1 1 1 1 1 1 1 | The model in DIR/model is damaged. Train it again or take it from a backup.
		other weights | weights.safetensors altered | 1 1 1 1 1 1 1 1 | The model in DIR/model is damaged. Train it again or take it from a backup.
		newer | model.json "format":.5 "format":99 | 1 1 1 1 1 1 1 1 | was written by a newer version of OneSlice. Update OneSlice.
		older | model.json "format":.5 "format":3 | 1 1 1 1 1 1 1 1 | was written by an older version of OneSlice
		another kind | model.json V-Net W-Net | 1 1 1 1 1 1 1 ok | Update OneSlice, or choose another model.
		single slices | model.json V-Net U-Net | 1 1 1 1 1 2 1 ok | Train the model again or take it from a backup. / Train on with dimensions=2D.
		more filters | model.json "filters":.2 "filters":3 | 1 1 1 1 1 1 1 ok | Train the model again or take it from a backup.
		absurdly many filters | model.json "filters":.2 "filters":100000 | 1 1 1 1 1 1 1 1 | The model in DIR/model is damaged.
		no filter | model.json "filters":.2 "filters":0 | 1 1 1 1 1 1 1 1 | The model in DIR/model is damaged.
		fewer levels | model.json "levels":.5 "levels":4 | 1 1 1 1 1 - 1 ok | Train the model again or take it from a backup.
		no network | model.json "networks":.1 "networks":0 | 1 1 1 1 1 1 1 1 | The model in DIR/model is damaged.
		one network too many | model.json "networks":.1 "networks":2 | 1 1 1 1 1 - 1 ok | Train the model again or take it from a backup.
		no such label | model.json "value":.1 "value":999 | 1 1 1 1 1 1 1 1 | The model in DIR/model is damaged.
		one label twice | model.json "value":.1 "value":0 | 1 1 1 1 1 1 1 1 | The model in DIR/model is damaged.
		spacing of less than 0 | model.json 2.0 -2.0 | 1 1 1 1 1 1 1 1 | The model in DIR/model is damaged.
		unknown normalization | model.json z-score percentile | 1 1 1 1 1 1 1 1 | which this version of OneSlice does not know. Update OneSlice.
		""";

	static Stream<InputTable.Cell> harmed() {
		return InputTable.of(COMMANDS, HARMS);
	}

	@ParameterizedTest
	@MethodSource
	void harmed(InputTable.Cell cell) throws IOException {
		Path model = UntrainedModel.copy(whole, folder.resolve("model"));
		harm(model, cell.input().split(" "));
		ToldMacro told = ToldMacro.of(folder, ("newImage('x', '8-bit noise', 24, 24, 6); setVoxelSize(1, 1, 2, 'mm'); File.makeDirectory('DIR/images'); saveAs('Tiff', 'DIR/images/x.tif');"
			+ " rename('x'); newImage('y', '8-bit black', 24, 24, 6); setPixel(3, 3, 1); call('io.github.oneslice.headless.Untouched.remember'); run('" + cell.command() + "', '" + cell
				.options() + "');").replace("DIR", folder.toString()).replace('\'', '"'));
		assertEquals(cell.works() ? 0 : 1, told.code(), told::toString);
		if (cell.works()) return;
		String sentence = cell.sentence().replace("DIR", folder.toString());
		assertTrue(told.errors().contains("failed in line 1: ") && told.errors().contains(sentence), told::errors);
		told.assertPlain();
		assertFalse(Files.exists(folder.resolve("m")) || Files.isRegularFile(folder.resolve("o")) || Files.exists(folder.resolve("o/x.tif")));
		assertEquals(List.of(), Untouched.changed());
	}

	private static void harm(Path model, String[] how) throws IOException {
		Path file = model.resolve(how[0]);
		byte[] bytes = Files.readAllBytes(file);
		switch (how[1]) {
			case "missing" -> Files.delete(file);
			case "cut" -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
			case "altered" -> {
				bytes[bytes.length - 1] ^= 1;
				Files.write(file, bytes);
			}
			default -> {
				String text = Files.readString(file);
				assertFalse(text.replaceFirst(how[1], how[2]).equals(text), how[1]);
				Files.writeString(file, text.replaceFirst(how[1], how[2]));
			}
		}
	}
}
