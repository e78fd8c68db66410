// Train_Folder: trains a network on a folder of stacks, some of them with one or a few annotated slices.
//
// Argument: key=value pairs with blanks or commas between them; a value with blanks or commas goes in [brackets].
//   image_folder=      folder of the images
//   label_folder=      folder of the label stacks, with the file names of their images; an image without one is unlabelled
//   model=             folder to write the model to; what registration alone gives goes to its subfolder "registration"
//   preset=            Laptop (default), Workstation or Paper
//   dimensions=        3D (default), or 2D for a network that sees each slice for itself
//   minutes=           budget of training time, or
//   steps=             number of training steps
//   seed=              of all random draws (default 1)
//   sample_selection=  false to leave out self-paced sample selection
//   contrastive=       false to leave out feature contrast
//   perturbation=      AdaMix, CutMix or None (default: as published, CutMix)
//   resume             to go on from the last checkpoint
//   overwrite          to replace the model that is in the folder
// and every other option of Plugins > OneSlice > Train (SPSS): slice_axis, annotated_slices, classes_per_slice, unknown_value, channel, frame,
// settings. Without an argument the command asks.
//
// Example: image_folder=/data/images label_folder=/data/slices model=/data/model minutes=30

argument = getArgument();
if (argument == "") run("Train (SPSS)...");
else run("Train (SPSS)...", call("io.github.oneslice.command.MacroArguments.options", argument));
