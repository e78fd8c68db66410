package io.github.oneslice.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.scijava.Priority;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;

/**
 * Fills the inputs of our commands from macro options, by ImageJ's rules: {@code key=value}, {@code key=[some value]}, and
 * a bare {@code key} for a checkbox. Keys that are not given keep their defaults, without a dialog; a key that does not
 * exist is an error, since it would otherwise be a silent slip of the pen.
 */
@Plugin(type = PreprocessorPlugin.class, priority = 2 * Priority.VERY_HIGH - 1)
public final class MacroInputs extends AbstractPreprocessorPlugin {

	private static final Pattern OPTION = Pattern.compile("([^\\s=]+)(=(\\[[^\\]]*\\]|\\S*))?");

	@Parameter
	private ConvertService converter;

	// -- ModuleProcessor methods --

	@Override
	public void process(Module module) {
		if (!(module.getDelegateObject() instanceof OneSliceCommand)) return;
		String options = Macro.getOptions();
		if (options == null) return;
		List<ModuleItem<?>> inputs = OneSliceCommand.inputs(module);
		List<String> known = inputs.stream().<String> map(ModuleItem::getName).toList();
		List<String> unknown = keys(options).stream().filter(key -> !known.contains(key)).toList();
		if (!unknown.isEmpty()) {
			cancel("There is no option " + unknown.stream().map(key -> "\"" + key + "\"").collect(Collectors.joining(", ")) + " of \"" + module
				.getInfo().getTitle() + "\". Its options are " + String.join(", ", known) + ".");
			return;
		}
		inputs.forEach(item -> fill(module, item, options));
	}

	// -- Internal methods --

	static List<String> keys(String options) {
		List<String> keys = new ArrayList<>();
		Matcher matcher = OPTION.matcher(options);
		while (matcher.find())
			keys.add(matcher.group(1));
		return keys;
	}

	private void fill(Module module, ModuleItem<?> item, String options) {
		String name = item.getName();
		String text = Macro.getValue(options, name, null);
		if (item.getType() == boolean.class && text == null && keys(options).contains(name)) text = "true";
		if (text != null && !module.isInputResolved(name)) {
			Object value = item.getType() == ImagePlus.class ? image(text) : converter.convert(text, item.getType());
			if (value == null) {
				cancel(item.getType() == ImagePlus.class ? "No image \"" + text + "\" is open (option \"" + name + "\"). Open it first."
					: "The option \"" + name + "\" cannot be \"" + text + "\": a number is needed.");
				return;
			}
			module.setInput(name, value);
		}
		else if (text == null && name.equals("image") && item.getType() == ImagePlus.class && module.getInput(name) == null) module
			.setInput(name, WindowManager.getCurrentImage());
		module.resolveInput(name);
	}

	private static ImagePlus image(String titleOrId) {
		ImagePlus image = WindowManager.getImage(titleOrId);
		return image == null && titleOrId.matches("-\\d+") ? WindowManager.getImage(Integer.parseInt(titleOrId)) : image;
	}
}
