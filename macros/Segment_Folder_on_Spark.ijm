// Segment_Folder_on_Spark: segments all stacks of a folder with a trained model, on many machines or on all cores of this one.
//
// Argument: key=value pairs with blanks or commas between them; a value with blanks or commas goes in [brackets].
//   image_folder=      folder of the images
//   model=             folder of the trained model
//   output_folder=     folder to write the label stacks to, with the file names of their images
//   master=            the Spark cluster, such as spark://host:7077 or yarn (default: what SPARK_HOME sets, else this machine)
//   memory=            memory for Java of each process that works (default: 2g); TensorFlow takes its own besides
//   and the options of Segment_Folder: subfolders, pattern=, table=, probability, uncertainty, largest_component=, mirrored,
//   resume, overwrite, channel=, frame=
// Without an argument the command asks.
//
// Example: image_folder=/data/images model=/data/model output_folder=/data/segmented

argument = getArgument();
if (argument == "") run("Segment Folder on Spark...");
else run("Segment Folder on Spark...", call("io.github.oneslice.command.MacroArguments.options", argument));
