package io.github.oneslice.command;

import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.Macro;
import ij.plugin.frame.Recorder;
import io.github.oneslice.dialog.Field;
import io.github.oneslice.dialog.FieldDialog;
import io.github.oneslice.ui.Manual;

/**
 * Asks for the inputs of a command, remembers the answers, and has ImageJ's macro recorder take them down. It comes before
 * Fiji fills in images and asks itself.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.VERY_HIGH + 2)
public final class InputDialog extends AbstractPreprocessorPlugin {

	// -- ModuleProcessor methods --

	@Override
	public void process(Module module) {
		if (!(module.getDelegateObject() instanceof OneSliceCommand command) || Macro.getOptions() != null || GraphicsEnvironment.isHeadless()) return;
		command.leftOut().forEach(module::resolveInput); // or Fiji would ask for them
		List<ModuleItem<?>> items = OneSliceCommand.inputs(module).stream().filter(item -> !module.isInputResolved(item.getName())).toList();
		if (!items.isEmpty()) ask(module, command, items);
	}

	// -- Internal methods --

	private void ask(Module module, OneSliceCommand command, List<ModuleItem<?>> items) {
		Answers memory = new Answers(command.getClass().getSimpleName());
		InputFields maker = new InputFields(module, OpenImages.now());
		List<Field> basic = new ArrayList<>();
		List<Field> advanced = new ArrayList<>();
		for (ModuleItem<?> item : inOrder(items, command.asked())) {
			Field field = maker.field(item);
			(command.asked().contains(item.getName()) ? basic : advanced).add(field);
		}
		String title = module.getInfo().getTitle().replace("...", "");
		FieldDialog dialog = new FieldDialog(IJ.getInstance(), title, module.getInfo().getDescription(), basic, advanced, field -> {
			module.setInput(field.name(), field.value());
			command.check(field.name());
		}, () -> Manual.open(title));
		List<Field> fields = new ArrayList<>(basic);
		fields.addAll(advanced);
		Map<String, Object> initial = new HashMap<>();
		items.forEach(item -> initial.put(item.getName(), module.getInput(item.getName())));
		fields.forEach(memory::recall);
		command.prepare();
		if (!dialog.ask()) {
			if (Recorder.record) Recorder.setCommand(null);
			cancel("");
			return;
		}
		fields.forEach(field -> {
			module.setInput(field.name(), field.value());
			module.resolveInput(field.name());
			memory.keep(field);
		});
		items.forEach(item -> module.resolveInput(item.getName()));
		if (Recorder.record) forRecorder(fields).forEach(field -> Recording.take(field, initial.get(field.name()), basic.contains(field)));
	}

	/** Names that others end with come first, shorter ones before longer: after annotated_slices, ImageJ's recorder takes slices for given twice. */
	private static List<Field> forRecorder(List<Field> fields) {
		return fields.stream().sorted(Comparator.comparingInt(field -> fields.stream().anyMatch(other -> other != field && other.name().endsWith(field
			.name())) ? field.name().length() : Integer.MAX_VALUE)).toList();
	}

	/** What everyone sets first, in the order it is asked for; the rest as it was declared. */
	private static List<ModuleItem<?>> inOrder(List<ModuleItem<?>> items, List<String> asked) {
		return items.stream().sorted(Comparator.comparingInt(item -> asked.contains(item.getName()) ? asked.indexOf(item.getName()) : asked.size()))
			.toList();
	}
}
